import { Alert } from "@mantine/core";
import type { PlanPreview } from "phala-stakepool";
import { useAccount } from "../account/account-provider.tsx";
import { Amount } from "../format/amount.tsx";
import { useFormat } from "../format/use-format.ts";
import { Time } from "../format/values.tsx";
import { useText } from "../text/text-provider.tsx";
import { AmountField, useAmountInput } from "../transaction/amount-field.tsx";
import { PlanForm } from "../transaction/plan-form.tsx";
import { Facts } from "../ui/facts.tsx";
import type { PoolFormProps } from "./form-props.ts";
import { usePosition } from "./use-position.ts";

/** Withdraws from a stake pool or a vault: shows what is paid now, and what waits until when. */
export function WithdrawForm({ pid, onDone }: PoolFormProps) {
	const text = useText();
	const format = useFormat();
	const { account } = useAccount();
	const { value: position } = usePosition(pid);
	const input = useAmountInput(position?.value);
	const { amount, isAll } = input;
	const withdrawn = isAll ? "all" : amount !== null ? { amount } : null;
	return (
		<PlanForm
			plan={account && withdrawn ? (phala) => phala.delegator(account.address).withdraw(pid, withdrawn) : null}
			planKey={["withdraw", account?.address, pid, isAll, amount]}
			label={{
				operation: isAll ? "withdrawAll" : "withdraw",
				params: { pid: String(pid), amount: format.pha(amount ?? 0n) },
			}}
			submit={text.withdraw.submit}
			preview={(preview) => <WithdrawPreview preview={preview} />}
			onDone={onDone}
		>
			{position && position.queuedShares > 0n && <Alert color="blue">{text.withdraw.replaces}</Alert>}
			<AmountField
				input={input}
				label={text.form.amount}
				available={{ label: text.position.value, amount: position?.value }}
				hasMax
			/>
		</PlanForm>
	);
}

type Withdrawal = PlanPreview<{ requested: bigint; paid: bigint; queued: bigint }>;

/** What a withdrawal pays now, and what it leaves in the queue. */
function WithdrawPreview({ preview: { result, withdrawals } }: { readonly preview: Withdrawal }) {
	const { withdraw } = useText();
	const [forecast] = withdrawals;
	const queued = forecast?.queued;
	const others = forecast?.payments.filter(({ delegator }) => delegator !== forecast.delegator).length ?? 0;
	if (!result) return null;
	return (
		<>
			<Facts.Row label={withdraw.paidNow}>
				<Amount value={result.paid} symbol="PHA" exact />
			</Facts.Row>
			{queued && (
				<>
					<Facts.Row label={withdraw.queuedValue}>
						<Amount value={queued.value} symbol="PHA" exact />
					</Facts.Row>
					<Facts.Row label={withdraw.ahead}>
						<Amount value={queued.valueAhead} symbol="PHA" exact />
					</Facts.Row>
					<Facts.Row label={withdraw.expires}>
						<Time at={queued.expiresAt} />
					</Facts.Row>
					<Facts.Row label={withdraw.latest}>
						<Time at={queued.latestAt} />
					</Facts.Row>
				</>
			)}
			{others > 0 && <p className="small dim">{withdraw.othersPaid(others)}</p>}
		</>
	);
}
