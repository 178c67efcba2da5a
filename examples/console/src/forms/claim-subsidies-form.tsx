import type { DelegatorSubsidy } from "phala-stakepool";
import { useAccount } from "../account/account-provider.tsx";
import { Amount } from "../format/amount.tsx";
import { useText } from "../text/text-provider.tsx";
import { PlanForm } from "../transaction/plan-form.tsx";
import { Facts } from "../ui/facts.tsx";
import { TargetField, useTargetInput } from "./target-field.tsx";
import { together } from "./together.ts";

interface ClaimSubsidiesFormProps {
	readonly subsidies: readonly DelegatorSubsidy[];
	readonly onDone: () => void;
}

/** Claims subsidies of the account, all or none. */
export function ClaimSubsidiesForm({ subsidies, onDone }: ClaimSubsidiesFormProps) {
	const { claim: text, subsidy } = useText();
	const { account } = useAccount();
	const input = useTargetInput();
	const { target } = input;
	return (
		<PlanForm<unknown>
			plan={
				account &&
				((phala) =>
					together(phala, subsidies, (claimed) => phala.delegator(account.address).claimSubsidy(claimed, { target })))
			}
			planKey={["claimSubsidies", account?.address, subsidies, target]}
			label={
				subsidies.length === 1
					? { operation: "claimSubsidy", params: { pid: String(subsidies[0]?.pid) } }
					: { operation: "claimAllSubsidies", params: {} }
			}
			submit={text.submit}
			onDone={onDone}
		>
			<Facts>
				<Facts.Row label={subsidy.amount}>
					<Amount value={subsidies.reduce((sum, { amount }) => sum + amount, 0n)} symbol="PHA" exact />
				</Facts.Row>
			</Facts>
			<TargetField input={input} />
		</PlanForm>
	);
}
