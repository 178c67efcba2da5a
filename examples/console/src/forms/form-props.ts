/** What every form of a pool is given. */
export interface PoolFormProps {
	readonly pid: number;
	/** Called when the transaction succeeded and the user goes on. */
	readonly onDone?: (() => void) | undefined;
}
