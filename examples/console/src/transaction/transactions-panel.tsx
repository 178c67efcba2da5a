import { ActionIcon, Drawer, Stack } from "@mantine/core";
import { useDisclosure } from "@mantine/hooks";
import { IconListCheck } from "@tabler/icons-react";
import { Address } from "../format/address.tsx";
import { useDescribeError } from "../format/describe-error.ts";
import { useText } from "../text/text-provider.tsx";
import { Facts } from "../ui/facts.tsx";
import { EmptyState } from "../ui/states.tsx";
import { TransactionSteps } from "./transaction-steps.tsx";
import { isPending, type SentTransaction, useTransactions } from "./transactions-provider.tsx";

/** The transactions of this visit, in a drawer. */
export function TransactionsPanel() {
	const { transaction, form } = useText();
	const { transactions } = useTransactions();
	const [isOpen, { open, close }] = useDisclosure(false);
	const pending = transactions.filter(({ status }) => isPending(status)).length;
	return (
		<>
			<ActionIcon
				variant="default"
				size={36}
				onClick={open}
				aria-label={transaction.open(pending)}
				className="transactions-button"
			>
				<IconListCheck size={18} stroke={1.6} />
				{pending > 0 && (
					<span className="count" aria-hidden>
						{pending}
					</span>
				)}
			</ActionIcon>
			<Drawer
				opened={isOpen}
				onClose={close}
				position="right"
				title={transaction.title}
				closeButtonProps={{ "aria-label": form.close }}
			>
				{transactions.length === 0 && <EmptyState title={transaction.none} />}
				<Stack gap="md">
					{transactions.map((item) => (
						<Transaction key={item.id} {...item} />
					))}
				</Stack>
			</Drawer>
		</>
	);
}

function Transaction({ label, signer, hash, isResumed, status }: SentTransaction) {
	const text = useText();
	const describe = useDescribeError();
	const error = "error" in status ? status.error : null;
	return (
		<article className="transaction">
			<h3>{text.operations[label.operation](label.params)}</h3>
			{isResumed && <p className="small dim">{text.transaction.resumed}</p>}
			<TransactionSteps status={status} />
			{error && <p className="failure small">{describe(error)}</p>}
			<Facts>
				<Facts.Row label={text.transaction.signer}>
					<Address value={signer} />
				</Facts.Row>
				{hash && (
					<Facts.Row label={text.transaction.hash}>
						<Address value={hash} copy />
					</Facts.Row>
				)}
			</Facts>
		</article>
	);
}
