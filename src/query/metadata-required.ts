/** Thrown by a query that needs metadata of a runtime bound without it. The executor loads the metadata and starts again. */
export class MetadataRequired {}
