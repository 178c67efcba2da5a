/** The runtime's metadata lacks something. */
export class LackingMetadata extends Error {}
