import type { ActivitySource } from '../../domain/activity.ts';

/** The surfaces on which a person asks for themselves. */
export type PersonalSource = Exclude<ActivitySource, 'helper'>;
