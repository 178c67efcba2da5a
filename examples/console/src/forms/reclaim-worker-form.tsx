import { shorten } from "../format/address.tsx";
import { Amount } from "../format/amount.tsx";
import { useText } from "../text/text-provider.tsx";
import { Facts } from "../ui/facts.tsx";
import { ActionForm } from "./action-form.tsx";

interface ReclaimWorkerFormProps {
	readonly pid: number;
	readonly publicKey: string;
	readonly onDone: () => void;
}

/** Reclaims the stake of a worker for its pool, also of one that left the pool. */
export function ReclaimWorkerForm({ pid, publicKey, onDone }: ReclaimWorkerFormProps) {
	const { worker: text } = useText();
	return (
		<ActionForm
			plan={(phala) => phala.stakePool(pid).reclaimWorker(publicKey)}
			planKey={["reclaimWorker", pid, publicKey]}
			label={{ operation: "reclaimWorker", params: { worker: shorten(publicKey) } }}
			submit={text.reclaim}
			about={text.reclaimAbout}
			preview={({ result }) =>
				result && (
					<Facts.Row label={text.reclaimed}>
						<Amount value={result.reclaimed} symbol="PHA" exact />
					</Facts.Row>
				)
			}
			onDone={onDone}
		/>
	);
}
