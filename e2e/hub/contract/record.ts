import { findFrameworks } from '../../framework-hub/find-frameworks.ts';
import { startFrameworkHub } from '../../framework-hub/framework-hub.ts';
import { answersOf } from './answers.ts';
import { writeRecorded } from './recorded.ts';
import { settings } from './settings.ts';

/** Records the frameworks' answers again: `npx tsx e2e/hub/contract/record.ts`. */
const frameworks = findFrameworks();
if (frameworks === null) throw new Error('The frameworks are not installed.');
for (const setting of settings) {
  const hub = await startFrameworkHub(setting.options);
  writeRecorded(setting.name, {
    versions: frameworks.versions,
    answers: await answersOf(hub, setting),
  });
  await hub.stop();
}
