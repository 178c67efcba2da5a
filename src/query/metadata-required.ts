/** Thrown by a read that needs metadata on a runtime bound without it; whoever carries reads out loads it and starts again. */
export class MetadataRequired {}
