import type { StakePoolField } from "phala-stakepool";
import { type PoolRow, usePools } from "phala-stakepool/react";
import { useMemo } from "react";
import { Amount } from "../format/amount.tsx";
import { ClaimForm } from "../forms/claim-form.tsx";
import { ClaimOwnerRewardsForm } from "../forms/claim-owner-rewards-form.tsx";
import { useText } from "../text/text-provider.tsx";
import { type Column, DataTable } from "../ui/data-table.tsx";
import { FormDialog } from "../ui/form-dialog.tsx";
import { Section } from "../ui/section.tsx";
import { PoolLink } from "./pool-link.tsx";

const FIELDS = [
	"owner",
	"description",
	"ownerReward",
	"totalShares",
	"freeStake",
	"releasingStake",
] as const satisfies readonly StakePoolField[];

type Pool = PoolRow<(typeof FIELDS)[number]>;

/** The stake pools of an owner, with their owner rewards. Nothing where it owns none. */
export function OwnedPools({ owner }: { readonly owner: string }) {
	const text = useText();
	const { value: pools } = usePools({ owner, fields: FIELDS });
	const columns = useMemo(
		(): readonly Column<Pool>[] => [
			{ key: "pid", label: text.pool.one, sortBy: ({ pid }) => pid, render: (pool) => <PoolLink {...pool} /> },
			amount("ownerReward", text.pool.ownerReward),
			amount("totalShares", text.pool.totalShares),
			amount("freeStake", text.pool.freeStake),
			amount("releasingStake", text.pool.releasingStake),
			{ key: "actions", label: text.delegation.actions, render: (pool) => <ClaimOwnerReward {...pool} /> },
		],
		[text],
	);
	if (!pools || pools.length === 0) return null;
	return (
		<Section title={text.delegation.owned} actions={<ClaimAllOwnerRewards pools={pools} />}>
			<DataTable label={text.delegation.owned} columns={columns} rows={pools} rowKey={({ pid }) => pid} />
		</Section>
	);
}

const amount = (key: "ownerReward" | "totalShares" | "freeStake" | "releasingStake", label: string): Column<Pool> => ({
	key,
	label,
	isNumber: true,
	sortBy: (pool) => pool[key],
	render: (pool) => <Amount value={pool[key]} />,
});

function ClaimOwnerReward({ pid, ownerReward }: Pool) {
	const text = useText();
	return (
		<div className="row-actions">
			<FormDialog open={text.claim.open} title={text.claim.ownerReward} size="xs" disabled={ownerReward === 0n}>
				{(close) => (
					<ClaimForm
						plan={(phala, _, target) => phala.stakePool(pid).claimOwnerReward({ target })}
						planKey={["claimOwnerReward", pid]}
						label={{ operation: "claimOwnerReward", params: { pid: String(pid) } }}
						onDone={close}
					/>
				)}
			</FormDialog>
		</div>
	);
}

/** Claims the owner rewards of all pools, all or none. */
function ClaimAllOwnerRewards({ pools }: { readonly pools: readonly Pool[] }) {
	const { owner: text } = useText();
	const pids = pools.filter(({ ownerReward }) => ownerReward > 0n).map(({ pid }) => pid);
	if (pids.length < 2) return null;
	return (
		<FormDialog open={text.claimAll} title={text.claimAllTitle}>
			{(close) => <ClaimOwnerRewardsForm pids={pids} onDone={close} />}
		</FormDialog>
	);
}
