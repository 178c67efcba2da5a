import type { StakePoolState, VaultState, WithdrawRequest } from "phala-stakepool";
import { useObservable } from "phala-stakepool/react";
import { useMemo } from "react";
import { switchMap } from "rxjs";
import { Address } from "../format/address.tsx";
import { Amount } from "../format/amount.tsx";
import { Countdown, Time } from "../format/values.tsx";
import type { PoolReference } from "../forms/pool-of.ts";
import { useText } from "../text/text-provider.tsx";
import { type Column, DataTable } from "../ui/data-table.tsx";
import { Section } from "../ui/section.tsx";
import { EmptyState } from "../ui/states.tsx";
import { PayQueue } from "./pay-queue.tsx";

type Pool = StakePoolState | VaultState;

interface WithdrawQueueProps extends Pick<PoolReference, "kind"> {
	readonly pool: Pool;
}

/** The requests that wait in a pool, in the order in which they are paid, and what pays them. */
export function WithdrawQueue({ pool, kind }: WithdrawQueueProps) {
	const { pool: text } = useText();
	return (
		<Section title={text.queue} actions={<PayQueue pool={pool} kind={kind} />}>
			<Requests pool={pool} />
		</Section>
	);
}

function Requests({ pool }: { readonly pool: Pool }) {
	const { queue: text, pool: poolText } = useText();
	const { value: timeline } = useObservable(
		(phala) =>
			phala.head$.pipe(
				switchMap(() => ("cap" in pool ? phala.stakePool(pool.pid) : phala.vault(pool.pid)).exitTimeline()),
			),
		["timeline", pool.pid],
	);
	const latest = useMemo(
		() => new Map(timeline?.requests.map(({ request, latestAt }) => [request.delegator, latestAt])),
		[timeline],
	);
	const columns = useMemo(
		(): readonly Column<WithdrawRequest>[] => [
			{ key: "delegator", label: text.delegator, render: ({ delegator }) => <Address value={delegator} /> },
			{ key: "shares", label: text.shares, isNumber: true, render: ({ shares }) => <Amount value={shares} /> },
			{ key: "value", label: text.value, isNumber: true, render: ({ value }) => <Amount value={value} /> },
			{
				key: "countdown",
				label: text.countdown,
				isNumber: true,
				render: ({ expiresAt }) => <Countdown at={expiresAt} />,
			},
			{
				key: "latest",
				label: text.latest,
				isNumber: true,
				render: ({ delegator }) => {
					const at = latest.get(delegator);
					return at === undefined ? <span className="dim">–</span> : <Time at={at} />;
				},
			},
		],
		[text, latest],
	);
	if (pool.withdrawQueue.length === 0) return <EmptyState title={text.empty} hint={text.emptyHint} />;
	return (
		<>
			<DataTable
				label={poolText.queue}
				columns={columns}
				rows={pool.withdrawQueue}
				rowKey={({ delegator, startedAt }) => `${delegator}${startedAt}`}
			/>
			<p className="small dim">{text.note}</p>
		</>
	);
}
