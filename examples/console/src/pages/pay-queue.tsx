import type { StakePoolState } from "phala-stakepool";
import { useGeneration } from "../chain/use-generation.ts";
import { EnforceExitForm } from "../forms/enforce-exit-form.tsx";
import type { PoolReference } from "../forms/pool-of.ts";
import { useText } from "../text/text-provider.tsx";
import { FormDialog } from "../ui/form-dialog.tsx";

interface PayQueueProps extends Pick<PoolReference, "kind"> {
	readonly pool: Pick<StakePoolState, "pid" | "withdrawQueue">;
}

/** Pays the withdraw queue of a stake pool or a vault. Generation 1 does it without a call. */
export function PayQueue({ pool: { pid, withdrawQueue }, kind }: PayQueueProps) {
	const { owner: text } = useText();
	if (useGeneration() !== 2 || withdrawQueue.length === 0) return null;
	return (
		<FormDialog open={text.enforce} title={text.enforceTitle} variant="default">
			{(close) => <EnforceExitForm pool={{ pid, kind }} onDone={close} />}
		</FormDialog>
	);
}
