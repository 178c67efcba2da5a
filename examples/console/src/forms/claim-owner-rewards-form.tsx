import { Amount } from "../format/amount.tsx";
import { useText } from "../text/text-provider.tsx";
import { PlanForm } from "../transaction/plan-form.tsx";
import { Facts } from "../ui/facts.tsx";
import { TargetField, useTargetInput } from "./target-field.tsx";

interface ClaimOwnerRewardsFormProps {
	readonly pids: readonly number[];
	readonly onDone: () => void;
}

/** Claims the owner rewards of several pools, all or none. */
export function ClaimOwnerRewardsForm({ pids, onDone }: ClaimOwnerRewardsFormProps) {
	const { claim: text } = useText();
	const input = useTargetInput();
	const { target } = input;
	return (
		<PlanForm
			plan={(phala) => phala.batch(pids.map((pid) => phala.stakePool(pid).claimOwnerReward({ target })))}
			planKey={["claimOwnerRewards", pids, target]}
			label={{ operation: "claimAllOwnerRewards", params: {} }}
			submit={text.submit}
			preview={({ result }) =>
				result && (
					<Facts.Row label={text.amount}>
						<Amount value={result.reduce((sum, { amount }) => sum + amount, 0n)} symbol="PHA" exact />
					</Facts.Row>
				)
			}
			onDone={onDone}
		>
			<TargetField input={input} />
		</PlanForm>
	);
}
