/** Below this path stands the control API of the upstream. */
export const controlPrefix = '/__runestone/';
