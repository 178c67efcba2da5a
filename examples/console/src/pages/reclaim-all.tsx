import type { StakePoolState } from "phala-stakepool";
import { useObservable } from "phala-stakepool/react";
import { switchMap } from "rxjs";
import { Amount } from "../format/amount.tsx";
import { ActionForm } from "../forms/action-form.tsx";
import { useText } from "../text/text-provider.tsx";
import { Facts } from "../ui/facts.tsx";
import { FormDialog } from "../ui/form-dialog.tsx";

/** Reclaims the stake of every worker whose cool-down is over, in one transaction. Everyone may. */
export function ReclaimAll({ pool: { pid, coolingDownWorkers } }: { readonly pool: StakePoolState }) {
	const { worker: text } = useText();
	const { value: reclaimable } = useObservable(
		(phala) => phala.head$.pipe(switchMap(() => phala.stakePool(pid).reclaimable())),
		["reclaimable", pid],
	);
	if (coolingDownWorkers.length === 0) return null;
	return (
		<FormDialog open={text.reclaimAll} title={text.reclaimAll} disabled={!reclaimable || reclaimable.due.length === 0}>
			{(close) => (
				<ActionForm
					plan={(phala) => phala.stakePool(pid).reclaimAll()}
					planKey={["reclaimAll", pid]}
					label={{ operation: "reclaimAll", params: { pid: String(pid) } }}
					submit={text.reclaimAll}
					about={text.reclaimAbout}
					preview={({ result }) =>
						result && (
							<Facts.Row label={text.reclaimed}>
								<Amount value={result.reclaimed} symbol="PHA" exact />
							</Facts.Row>
						)
					}
					onDone={close}
				/>
			)}
		</FormDialog>
	);
}
