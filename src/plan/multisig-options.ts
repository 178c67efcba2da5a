import type { MultisigOptions } from "../chain/multisigs/multisig-account.ts";

/** Options of {@link Plan.multisig}. @public */
export interface MultisigPlanOptions extends MultisigOptions {
	/**
	 * Whether to open an operation of its own although others wait for this signatory's approval. Only for a plan whose call depends on the
	 * chain's state, e.g. a withdrawal by value: its check fails with `OTHER_CALL_PENDING` otherwise, since the call of the first signatory
	 * had other arguments.
	 *
	 * @defaultValue `false`
	 */
	readonly separate?: boolean | undefined;
}
