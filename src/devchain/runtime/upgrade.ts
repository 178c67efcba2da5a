/**
 * Changes of a runtime's types and calls. Types are named by their path or its end, as `BasePool`; fields as in metadata, as
 * `total_shares`.
 *
 * @public
 */
export interface LayoutChanges {
	/** Fields to append to structs; stored values get a zero for them. */
	readonly addFields?:
		| readonly {
				readonly type: string;
				readonly name: string;
				/** @defaultValue "u32" */
				readonly as?: "u8" | "u32" | "u64" | "u128" | "bool" | undefined;
		  }[]
		| undefined;
	/** Fields to rename; bytes in storage stay as they are. */
	readonly renameFields?: readonly { readonly type: string; readonly from: string; readonly to: string }[] | undefined;
	/** Pallets whose calls get other indexes: each that of the next one, the last that of the first. */
	readonly moveCalls?: readonly string[] | undefined;
}

/**
 * A runtime upgrade.
 *
 * @public
 */
export interface RuntimeUpgrade {
	/**
	 * Version of the runtime, higher than the present one.
	 *
	 * @defaultValue one more than the present one
	 */
	readonly specVersion?: number | undefined;
	/**
	 * Version of the format of transactions.
	 *
	 * @defaultValue one more than the present one if calls move, else the present one
	 */
	readonly transactionVersion?: number | undefined;
	/**
	 * What changes besides the version: `"same"`, nothing; `"extended"`, pools get another field; `"renamed"`, a field of
	 * pools gets another name; `"reindexed"`, the calls of the stake pool pallet get other indexes; or changes of your own.
	 *
	 * @defaultValue "same"
	 */
	readonly layout?: "same" | "extended" | "renamed" | "reindexed" | LayoutChanges | undefined;
}

/** An upgrade with every choice made. */
export interface ResolvedUpgrade {
	readonly specVersion: number;
	readonly transactionVersion: number;
	readonly layout: LayoutChanges;
}
