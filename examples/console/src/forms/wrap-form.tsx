import { useDelegator } from "phala-stakepool/react";
import { useAccount } from "../account/account-provider.tsx";
import { useFormat } from "../format/use-format.ts";
import { useText } from "../text/text-provider.tsx";
import { AmountField, useAmountInput } from "../transaction/amount-field.tsx";
import { PlanForm } from "../transaction/plan-form.tsx";

/** Converts W-PHA back into PHA. */
export function UnwrapForm({ onDone }: { readonly onDone: () => void }) {
	const text = useText();
	const format = useFormat();
	const { account } = useAccount();
	const { value: me } = useDelegator(account?.address);
	const input = useAmountInput(me?.wrapped);
	const { amount, isAll } = input;
	const unwrapped = isAll ? "all" : amount;
	return (
		<PlanForm
			plan={account && unwrapped !== null ? (phala) => phala.delegator(account.address).unwrap(unwrapped) : null}
			planKey={["unwrap", account?.address, unwrapped]}
			label={{ operation: "unwrap", params: { amount: format.pha(amount ?? 0n) } }}
			submit={text.wrap.unwrap}
			onDone={onDone}
		>
			<AmountField input={input} label={text.form.amount} hasMax />
		</PlanForm>
	);
}
