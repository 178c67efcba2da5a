/** A file to write. */
export interface BuiltFile {
	readonly path: string;
	readonly code: string;
}
