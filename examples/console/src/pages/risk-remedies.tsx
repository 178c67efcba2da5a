import type { Risk, RiskRemedy } from "phala-stakepool";
import type { ReactNode } from "react";
import { useAccount } from "../account/account-provider.tsx";
import { useIsMe } from "../account/use-is-me.ts";
import { useFormat } from "../format/use-format.ts";
import { ClaimForm } from "../forms/claim-form.tsx";
import { ContributeForm } from "../forms/contribute-form.tsx";
import { EnforceExitForm } from "../forms/enforce-exit-form.tsx";
import type { PoolReference } from "../forms/pool-of.ts";
import { StartAllForm, StopWorkersForm } from "../forms/pool-worker-forms.tsx";
import { ReclaimWorkerForm } from "../forms/reclaim-worker-form.tsx";
import { SetCommissionForm } from "../forms/settings-forms.tsx";
import { WithdrawForm } from "../forms/withdraw-form.tsx";
import { useText } from "../text/text-provider.tsx";
import { FormDialog } from "../ui/form-dialog.tsx";

/** What prevents or ends a risk, each with the form that does it where the account can. */
export function RiskRemedies({ risk }: { readonly risk: Risk }) {
	const { risks: text } = useText();
	const title = useRemedyTitle();
	const { remedies } = risk;
	if (remedies.length === 0) return <p className="small dim">{text.noRemedy}</p>;
	return (
		<>
			<p className="small dim">{text.remedies}</p>
			<ul className="remedies">
				{remedies.map((remedy) => (
					<li key={`${remedy.action}${remedy.account}`}>
						<span>
							{title(remedy)} <span className="dim">· {text.by[remedy.by]}</span>
						</span>
						<RemedyButton risk={risk} remedy={remedy} title={title(remedy)} />
					</li>
				))}
			</ul>
		</>
	);
}

interface RemedyButtonProps {
	readonly risk: Risk;
	readonly remedy: RiskRemedy;
	readonly title: string;
}

function RemedyButton({ risk, remedy, title }: RemedyButtonProps) {
	const text = useText();
	const { account } = useAccount();
	const isMe = useIsMe();
	const mayAct = account !== null && (remedy.account === null || isMe(remedy.account));
	const pool: PoolReference = { pid: remedy.pid, kind: risk.kind };
	const { pid } = pool;
	// Machines are restored outside of the chain, and the page of the vault withdraws from each of its pools.
	if (!mayAct || remedy.action === "restoreWorker" || remedy.action === "withdrawFromPools") return null;
	const form = (close: () => void): ReactNode => {
		switch (remedy.action) {
			case "contribute":
				return <ContributeForm pid={pid} suggested={remedy.amount} onDone={close} />;
			case "stopWorkers":
				return <StopWorkersForm pid={pid} publicKeys={remedy.publicKeys} onDone={close} />;
			case "requestAgain":
			case "leave":
				return <WithdrawForm pid={pid} onDone={close} />;
			case "enforceExit":
				return <EnforceExitForm pool={pool} onDone={close} />;
			case "reclaimWorker":
				return <ReclaimWorkerForm pid={pid} publicKey={remedy.publicKey} onDone={close} />;
			case "startWorkers":
				return <StartAllForm pid={pid} onDone={close} />;
			case "claimOwnerReward":
				return (
					<ClaimForm
						plan={(phala, _, target) => phala.stakePool(pid).claimOwnerReward({ target })}
						planKey={["claimOwnerReward", pid]}
						label={{ operation: "claimOwnerReward", params: { pid: String(pid) } }}
						onDone={close}
					/>
				);
			case "setCommission":
				return <SetCommissionForm pool={pool} suggested={remedy.commissionPpm} onDone={close} />;
			default:
				return null;
		}
	};
	return (
		<FormDialog open={text.risks.act} title={title} size="xs">
			{form}
		</FormDialog>
	);
}

/** Names a remedy, with its amount. */
function useRemedyTitle(): (remedy: RiskRemedy) => string {
	const { risks } = useText();
	const { actions } = risks;
	const format = useFormat();
	return (remedy) => {
		switch (remedy.action) {
			case "contribute": {
				const { amount, requiredCap } = remedy;
				const raised = requiredCap === null ? "" : ` ${risks.raiseCap(format.pha(requiredCap, 2))}`;
				return `${actions.contribute(format.pha(amount, 2))}${raised}`;
			}
			case "stopWorkers":
				return actions.stopWorkers(remedy.publicKeys.length);
			case "withdrawFromPools":
				return actions.withdrawFromPools(format.pha(remedy.amount, 2));
			case "setCommission":
				return actions.setCommission(format.percent(remedy.commissionPpm));
			default:
				return actions[remedy.action];
		}
	};
}
