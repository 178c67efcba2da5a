/** The block that a value was read at. @public */
export interface BlockRef {
	/** Block hash, `0x` and 64 hex digits. */
	readonly hash: string;
	/** Block number. */
	readonly number: number;
}
