import { useState } from "react";
import { useAccount } from "../account/account-provider.tsx";
import { Amount } from "../format/amount.tsx";
import { useFormat } from "../format/use-format.ts";
import { useText } from "../text/text-provider.tsx";
import { AmountField, useAmountInput } from "../transaction/amount-field.tsx";
import { PlanForm } from "../transaction/plan-form.tsx";
import { Facts } from "../ui/facts.tsx";
import type { PoolFormProps } from "./form-props.ts";
import { PoolField } from "./pool-field.tsx";
import { usePosition } from "./use-position.ts";

/** Moves stake to another pool in one transaction. */
export function MoveForm({ pid, onDone }: PoolFormProps) {
	const text = useText();
	const format = useFormat();
	const { account } = useAccount();
	const { value: position } = usePosition(pid);
	const [to, setTo] = useState<number | null>(null);
	const input = useAmountInput(position?.value);
	const { amount, isAll } = input;
	const moved = isAll ? "all" : amount !== null ? { amount } : null;
	return (
		<PlanForm
			plan={account && moved && to !== null ? (phala) => phala.delegator(account.address).move(pid, to, moved) : null}
			planKey={["move", account?.address, pid, to, isAll, amount]}
			label={{
				operation: "move",
				params: { pid: String(pid), to: String(to), amount: format.pha(amount ?? 0n) },
			}}
			submit={text.move.submit}
			preview={({ result }) =>
				result && (
					<>
						<Facts.Row label={text.move.contributed}>
							<Amount value={result.contributed} symbol="PHA" exact />
						</Facts.Row>
						<Facts.Row label={text.contribute.shares}>
							<Amount value={result.shares} exact />
						</Facts.Row>
					</>
				)
			}
			onDone={onDone}
		>
			<PoolField value={to} onChange={setTo} except={pid} />
			<AmountField
				input={input}
				label={text.form.amount}
				available={{ label: text.position.value, amount: position?.value }}
				hasMax
			/>
		</PlanForm>
	);
}
