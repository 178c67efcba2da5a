import { Alert, Button, Stack } from "@mantine/core";
import type { Phala, Plan, PlanPreview } from "phala-stakepool";
import { usePlan } from "phala-stakepool/react";
import type { ReactNode } from "react";
import { useAccount } from "../account/account-provider.tsx";
import { Amount } from "../format/amount.tsx";
import { useDescribeError } from "../format/describe-error.ts";
import { useText } from "../text/text-provider.tsx";
import { Facts } from "../ui/facts.tsx";
import type { OperationLabel } from "./operation-label.ts";
import { TransactionSteps } from "./transaction-steps.tsx";
import { useTransactions } from "./transactions-provider.tsx";

interface PlanFormProps<R> {
	/** Makes the plan of what the fields hold; `null`: they are not complete. */
	readonly plan: ((phala: Phala) => Plan<R>) | null;
	/** Everything that `plan` uses. */
	readonly planKey: readonly unknown[];
	/** Names the operation in the list of transactions. */
	readonly label: OperationLabel;
	/** Text of the button. */
	readonly submit: string;
	readonly color?: string;
	/** The fields. */
	readonly children?: ReactNode;
	/** What will come of it: entries for {@link Facts}. */
	readonly preview?: (preview: PlanPreview<R>) => ReactNode;
	/** What came of it, once it is in a block: entries for {@link Facts}. */
	readonly result?: (result: R) => ReactNode;
	/** Called by the button that follows success. */
	readonly onDone?: (() => void) | undefined;
}

/**
 * The form of every operation: fields, what will come of it, the failures that the chain would answer with, the fee, the button, and the
 * life of the transaction. All of it is `usePlan` of the SDK.
 */
export function PlanForm<R>({
	plan,
	planKey,
	label,
	submit,
	color,
	children,
	preview,
	result,
	onDone,
}: PlanFormProps<R>) {
	const text = useText();
	const describe = useDescribeError();
	const { account } = useAccount();
	const { track } = useTransactions();
	const tx = usePlan(account && plan, planKey, { account: account?.address ?? null, live: true });
	const isReady = plan !== null && account !== null && tx.failures?.length === 0;
	const previewed = tx.preview.value;

	const send = () => {
		if (!account || !isReady) return;
		track(label, account.address, tx.send(account.signer));
	};

	if (tx.status) {
		return (
			<Stack gap="md">
				<TransactionSteps status={tx.status} />
				{tx.result && result && <Facts>{result(tx.result.result)}</Facts>}
				{tx.error && (
					<Alert color="red" role="alert">
						{describe(tx.error)}
					</Alert>
				)}
				<Button
					variant="default"
					disabled={tx.isPending}
					onClick={() => {
						tx.reset();
						if (!tx.error) onDone?.();
					}}
				>
					{tx.error ? text.state.retry : text.form.done}
				</Button>
			</Stack>
		);
	}

	return (
		<form
			noValidate
			onSubmit={(event) => {
				event.preventDefault();
				send();
			}}
		>
			<Stack gap="md">
				{children}
				<div className="preview" aria-live="polite" aria-busy={tx.preview.status === "loading"}>
					<Facts>
						{previewed?.result != null && preview?.(previewed)}
						<Facts.Row label={text.form.fee}>
							{tx.fee === null ? (
								<span className="dim">{text.form.feeUnknown}</span>
							) : (
								<Amount value={tx.fee} decimals={6} symbol="PHA" />
							)}
						</Facts.Row>
					</Facts>
					<Problems {...problems()} />
				</div>
				<Button type="submit" disabled={!isReady} {...(color ? { color } : {})}>
					{submit}
				</Button>
			</Stack>
		</form>
	);

	/** What is against sending it: of the form itself, or what the chain would answer. */
	function problems(): ProblemsProps {
		if (!account) return { messages: [text.account.needed] };
		if (plan === null) return { messages: [] };
		if (tx.preview.error) return { messages: [describe(tx.preview.error)] };
		return { title: text.form.failuresTitle, messages: (tx.failures ?? []).map(describe) };
	}
}

interface ProblemsProps {
	readonly title?: string;
	readonly messages: readonly string[];
}

function Problems({ title, messages }: ProblemsProps) {
	if (messages.length === 0) return null;
	return (
		<Alert color="orange" title={title} mt="sm" styles={{ label: { color: "var(--mantine-color-text)" } }}>
			{messages.map((message) => (
				<div key={message}>{message}</div>
			))}
		</Alert>
	);
}
