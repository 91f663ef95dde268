import { requirements } from '../requirement.ts';

export const streamHonesty = requirements('stream-honesty', {});
