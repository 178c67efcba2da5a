// Cancel on unmount
// Everybody
// Ends a long read when its React component is unmounted or reads something else. Hooks of the SDK do so by themselves.
import { formatPha, isPhalaError, type Phala } from "phala-stakepool";
import { useEffect, useState } from "react";

/** What a pool paid its delegators since a block. */
export function Rewards({ phala, pid, from }: { phala: Phala; pid: number; from: number }) {
	const [paid, setPaid] = useState(0n);
	const [progress, setProgress] = useState("Reading…");
	useEffect(() => {
		const controller = new AbortController();
		const { signal } = controller; // every read takes one
		const onProgress = (read: number, total: number) => setProgress(`${read} of ${total} blocks`);
		const read = async () => {
			setPaid(0n);
			for await (const { toDelegators } of phala.events({ from, pids: [pid], types: ["rewarded"], onProgress, signal }))
				setPaid((paid) => paid + toDelegators);
		};
		read().catch((error) => {
			if (!isPhalaError(error, "ABORTED")) setProgress(String(error)); // an aborted read is no failure
		});
		return () => controller.abort(); // pending requests are cancelled, no further ones are made
	}, [phala, pid, from]);
	return (
		<p>
			{progress}: {formatPha(paid, { decimals: 2, grouping: true })} PHA
		</p>
	);
}
