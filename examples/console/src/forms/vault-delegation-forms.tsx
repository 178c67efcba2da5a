import { useState } from "react";
import { Amount } from "../format/amount.tsx";
import { useFormat } from "../format/use-format.ts";
import { useText } from "../text/text-provider.tsx";
import { AmountField, useAmountInput } from "../transaction/amount-field.tsx";
import { PlanForm } from "../transaction/plan-form.tsx";
import { Facts } from "../ui/facts.tsx";
import { PoolField } from "./pool-field.tsx";

interface ContributeAsVaultProps {
	readonly vault: number;
	readonly freeStake: bigint;
	readonly onDone: () => void;
}

/** Delegates free stake of a vault to a stake pool. */
export function ContributeAsVaultForm({ vault, freeStake, onDone }: ContributeAsVaultProps) {
	const text = useText();
	const format = useFormat();
	const [to, setTo] = useState<number | null>(null);
	const input = useAmountInput(freeStake);
	const { amount } = input;
	return (
		<PlanForm
			plan={amount !== null && to !== null ? (phala) => phala.vault(vault).contributeToPool(to, amount) : null}
			planKey={["contributeAsVault", vault, to, amount]}
			label={{
				operation: "contributeAsVault",
				params: { vault: String(vault), pid: String(to), amount: format.pha(amount ?? 0n) },
			}}
			submit={text.contribute.submit}
			preview={({ result }) =>
				result && (
					<Facts.Row label={text.contribute.shares}>
						<Amount value={result.shares} exact />
					</Facts.Row>
				)
			}
			onDone={onDone}
		>
			<PoolField value={to} onChange={setTo} />
			<AmountField
				input={input}
				label={text.form.amount}
				available={{ label: text.pool.freeStake, amount: freeStake }}
				hasMax
			/>
		</PlanForm>
	);
}

interface WithdrawAsVaultProps {
	readonly vault: number;
	readonly pid: number;
	readonly value: bigint;
	readonly onDone: () => void;
}

/** Withdraws stake of a vault from a stake pool; it becomes free stake of the vault. */
export function WithdrawAsVaultForm({ vault, pid, value, onDone }: WithdrawAsVaultProps) {
	const text = useText();
	const input = useAmountInput(value);
	const { amount, isAll } = input;
	const withdrawn = isAll ? "all" : amount !== null ? { amount } : null;
	return (
		<PlanForm
			plan={withdrawn ? (phala) => phala.vault(vault).withdrawFromPool(pid, withdrawn) : null}
			planKey={["withdrawAsVault", vault, pid, isAll, amount]}
			label={{ operation: "withdrawAsVault", params: { vault: String(vault), pid: String(pid) } }}
			submit={text.withdraw.submit}
			preview={({ result }) =>
				result && (
					<>
						<Facts.Row label={text.owner.paid}>
							<Amount value={result.paid} symbol="PHA" exact />
						</Facts.Row>
						<Facts.Row label={text.withdraw.queued}>
							<Amount value={result.queued} exact />
						</Facts.Row>
					</>
				)
			}
			onDone={onDone}
		>
			<AmountField
				input={input}
				label={text.form.amount}
				available={{ label: text.queue.value, amount: value }}
				hasMax
			/>
		</PlanForm>
	);
}
