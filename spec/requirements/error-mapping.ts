import { requirements } from '../requirement.ts';

export const errorMapping = requirements('error-mapping', {});
