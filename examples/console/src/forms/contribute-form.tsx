import { useDelegator } from "phala-stakepool/react";
import { useAccount } from "../account/account-provider.tsx";
import { Amount } from "../format/amount.tsx";
import { useFormat } from "../format/use-format.ts";
import { useText } from "../text/text-provider.tsx";
import { AmountField, useAmountInput } from "../transaction/amount-field.tsx";
import { PlanForm } from "../transaction/plan-form.tsx";
import { Facts } from "../ui/facts.tsx";
import type { PoolFormProps } from "./form-props.ts";

interface ContributeFormProps extends PoolFormProps {
	/** What the field has at first, pico PHA. */
	readonly suggested?: bigint | undefined;
}

/** Delegates to a stake pool or a vault. */
export function ContributeForm({ pid, suggested, onDone }: ContributeFormProps) {
	const text = useText();
	const format = useFormat();
	const { account } = useAccount();
	const { value: me } = useDelegator(account?.address);
	const input = useAmountInput(me?.contributable, suggested);
	const { amount, isAll } = input;
	const contributed = isAll ? "all" : amount;
	return (
		<PlanForm
			plan={
				account && contributed !== null
					? (phala) => phala.delegator(account.address).contribute(pid, contributed)
					: null
			}
			planKey={["contribute", account?.address, pid, contributed]}
			label={{ operation: "contribute", params: { pid: String(pid), amount: format.pha(amount ?? 0n) } }}
			submit={text.contribute.submit}
			preview={({ result }) =>
				result && (
					<>
						<Facts.Row label={text.contribute.shares}>
							<Amount value={result.shares} exact />
						</Facts.Row>
						{result.wrapped > 0n && (
							<Facts.Row label={text.contribute.wrapped}>
								<Amount value={result.wrapped} symbol="PHA" exact />
							</Facts.Row>
						)}
					</>
				)
			}
			onDone={onDone}
		>
			<AmountField
				input={input}
				label={text.form.amount}
				available={{ label: text.position.contributable, amount: me?.contributable }}
				hasMax
			/>
		</PlanForm>
	);
}
