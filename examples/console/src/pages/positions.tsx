import type { Position } from "phala-stakepool";
import { usePools, useVaults } from "phala-stakepool/react";
import { useMemo } from "react";
import { Amount } from "../format/amount.tsx";
import { ClaimForm } from "../forms/claim-form.tsx";
import { ContributeForm } from "../forms/contribute-form.tsx";
import { MoveForm } from "../forms/move-form.tsx";
import { WithdrawForm } from "../forms/withdraw-form.tsx";
import { useText } from "../text/text-provider.tsx";
import { type Column, DataTable } from "../ui/data-table.tsx";
import { FormDialog } from "../ui/form-dialog.tsx";
import { PoolLink } from "./pool-link.tsx";

/** The positions of the account, with what it can do with each. */
export function Positions({ positions }: { readonly positions: readonly Position[] }) {
	const text = useText();
	const names = useNames(positions);
	const columns = useMemo((): readonly Column<Position>[] => {
		const rewards: Column<Position> = {
			key: "reward",
			label: text.position.reward,
			isNumber: true,
			sortBy: ({ reward }) => reward,
			render: ({ reward }) => <Amount value={reward} />,
		};
		return [
			{
				key: "pool",
				label: text.pool.one,
				sortBy: ({ pid }) => pid,
				render: ({ pid, kind }) => (
					<PoolLink {...(names.get(pid) ?? { description: null, owner: "" })} pid={pid} kind={kind} />
				),
			},
			{
				key: "value",
				label: text.position.value,
				isNumber: true,
				sortBy: ({ value }) => value,
				render: ({ value }) => <Amount value={value} />,
			},
			{
				key: "shares",
				label: text.position.shares,
				isNumber: true,
				sortBy: ({ shares }) => shares,
				render: ({ shares }) => <Amount value={shares} />,
			},
			{
				key: "queued",
				label: text.position.queued,
				isNumber: true,
				sortBy: ({ queuedValue }) => queuedValue,
				render: ({ queuedValue }) => <Amount value={queuedValue} />,
			},
			// Generation 1: separate from the shares.
			...(positions.some(({ reward }) => reward !== null) ? [rewards] : []),
			{ key: "actions", label: text.delegation.actions, render: (position) => <PositionActions {...position} /> },
		];
	}, [text, names, positions]);
	return (
		<DataTable
			label={text.delegation.positions}
			columns={columns}
			rows={positions}
			rowKey={({ pid }) => pid}
			sortedBy="value"
		/>
	);
}

/** Names and owners of the pools and vaults. */
function useNames(positions: readonly Position[]) {
	const pidsOf = (kind: Position["kind"]) =>
		positions.filter((position) => position.kind === kind).map(({ pid }) => pid);
	const { value: pools } = usePools({ pids: pidsOf("stakePool"), fields: ["owner", "description"] });
	const { value: vaults } = useVaults({ pids: pidsOf("vault"), fields: ["owner", "description"] });
	return useMemo(() => new Map([...(pools ?? []), ...(vaults ?? [])].map((pool) => [pool.pid, pool])), [pools, vaults]);
}

function PositionActions({ pid, kind, reward }: Position) {
	const text = useText();
	return (
		<div className="row-actions">
			<FormDialog open={text.contribute.open} title={text.contribute.title(pid)} size="xs">
				{(close) => <ContributeForm pid={pid} onDone={close} />}
			</FormDialog>
			<FormDialog open={text.withdraw.open} title={text.withdraw.title(pid)} size="xs">
				{(close) => <WithdrawForm pid={pid} onDone={close} />}
			</FormDialog>
			{kind === "stakePool" && (
				<FormDialog open={text.move.open} title={text.move.title(pid)} size="xs" variant="default">
					{(close) => <MoveForm pid={pid} onDone={close} />}
				</FormDialog>
			)}
			{reward !== null && (
				<FormDialog
					open={text.claim.open}
					title={text.claim.title}
					size="xs"
					variant="default"
					disabled={reward === 0n}
				>
					{(close) => (
						<ClaimForm
							plan={(phala, account, target) => phala.delegator(account).claimReward(pid, { target })}
							planKey={["claimReward", pid]}
							label={{ operation: "claimReward", params: { pid: String(pid) } }}
							onDone={close}
						/>
					)}
				</FormDialog>
			)}
		</div>
	);
}
