import { startFrameworkHub } from '../../framework-hub/framework-hub.ts';
import { answersOf } from './answers.ts';
import { writeRecorded } from './recorded.ts';
import { settings } from './settings.ts';

/** Writes down anew what the frameworks answer: `npx tsx e2e/hub/contract/record.ts`. */
for (const setting of settings) {
  const hub = await startFrameworkHub(setting.options);
  writeRecorded(setting.name, {
    versions: hub.versions,
    answers: await answersOf(hub, setting),
  });
  await hub.stop();
}
