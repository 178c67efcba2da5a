import { Badge, Button, Chip, Group, Skeleton, TextInput } from "@mantine/core";
import { isSameAddress, type StakePoolField } from "phala-stakepool";
import { MAX_PPM } from "phala-stakepool/math";
import { type PoolRow, useDelegator, usePools } from "phala-stakepool/react";
import { useDeferredValue, useMemo, useState } from "react";
import { useAccount } from "../account/account-provider.tsx";
import { Amount } from "../format/amount.tsx";
import { amountColumn, countColumn, withdrawingColumn } from "../format/columns.tsx";
import { poolName } from "../format/pool-name.ts";
import { Estimate, Percent } from "../format/values.tsx";
import { CreatePoolForm } from "../forms/create-pool-form.tsx";
import { useText } from "../text/text-provider.tsx";
import { AmountField, useAmountInput } from "../transaction/amount-field.tsx";
import { type Column, DataTable } from "../ui/data-table.tsx";
import { FormDialog } from "../ui/form-dialog.tsx";
import { PageHead } from "../ui/page-head.tsx";
import { EmptyState, ErrorState } from "../ui/states.tsx";
import { PoolLink } from "./pool-link.tsx";
import { useApr } from "./use-apr.ts";

const FIELDS = [
	"owner",
	"description",
	"commissionPpm",
	"totalStake",
	"totalShares",
	"ownerReward",
	"freeStake",
	"releasingStake",
	"delegable",
	"withdrawQueue",
	"workers",
	"whitelist",
] as const satisfies readonly StakePoolField[];

type Pool = PoolRow<(typeof FIELDS)[number]>;

const FILTERS = ["open", "withWorkers", "earning", "belowFull", "delegated", "mine"] as const;
type Filter = (typeof FILTERS)[number];

/** All stake pools: search, filters, sorting, live figures. */
export function PoolsPage() {
	const text = useText();
	const pools = usePools({ fields: FIELDS });
	const [search, setSearch] = useState("");
	const [filters, setFilters] = useState<readonly string[]>([]);
	const minDelegable = useAmountInput();
	const apr = useApr();
	const matches = useMatches({
		search: useDeferredValue(search),
		filters: filters as readonly Filter[],
		minDelegable: minDelegable.amount ?? 0n,
		apr,
	});
	const columns = useColumns(apr);
	const shown = useMemo(() => pools.value?.filter(matches), [pools.value, matches]);
	const reset = () => {
		setSearch("");
		setFilters([]);
		minDelegable.type("");
	};
	return (
		<>
			<PageHead title={text.pools.title} note={shown && text.pools.count(shown.length)}>
				<FormDialog open={text.pools.create} title={text.createPool.title}>
					{(close) => <CreatePoolForm onDone={close} />}
				</FormDialog>
			</PageHead>
			<div className="filters">
				<TextInput
					type="search"
					aria-label={text.pools.search}
					placeholder={text.pools.search}
					value={search}
					onChange={({ currentTarget }) => setSearch(currentTarget.value)}
					className="search"
				/>
				<AmountField input={minDelegable} placeholder={text.pools.minDelegable} />
				<Chip.Group multiple value={[...filters]} onChange={setFilters}>
					<Group gap="xs" role="group" aria-label={text.pools.filters}>
						{FILTERS.map((filter) => (
							<Chip key={filter} value={filter} size="sm">
								{text.pools[filter]}
							</Chip>
						))}
					</Group>
				</Chip.Group>
			</div>
			{pools.status === "error" && <ErrorState error={pools.error} retry={pools.retry} />}
			{!shown && pools.status !== "error" && <PoolsPlaceholder />}
			{pools.value?.length === 0 && <EmptyState title={text.pools.empty} hint={text.pools.emptyHint} />}
			{shown?.length === 0 && pools.value?.length !== 0 && (
				<EmptyState title={text.pools.noMatch} hint={text.pools.noMatchHint}>
					<Button variant="light" onClick={reset}>
						{text.pools.reset}
					</Button>
				</EmptyState>
			)}
			{shown && shown.length > 0 && (
				<DataTable
					label={text.pools.title}
					columns={columns}
					rows={shown}
					rowKey={({ pid }) => pid}
					sortedBy="totalStake"
				/>
			)}
		</>
	);
}

interface Wanted {
	readonly search: string;
	readonly filters: readonly Filter[];
	readonly minDelegable: bigint;
	readonly apr: (pool: Pool) => number | null;
}

/** Whether a pool matches the search and every chosen filter. */
function useMatches({ search, filters, minDelegable, apr }: Wanted): (pool: Pool) => boolean {
	const { account } = useAccount();
	const { value: me } = useDelegator(account?.address);
	return useMemo(() => {
		const words = search.trim().toLowerCase();
		const delegated = new Set(me?.positions.filter(({ kind }) => kind === "stakePool").map(({ pid }) => pid));
		const isMine = (pool: Pool) => account !== null && isSameAddress(pool.owner, account.address);
		const tests: Readonly<Record<Filter, (pool: Pool) => boolean>> = {
			open: (pool) =>
				pool.delegable !== 0n &&
				(pool.whitelist === null || isMine(pool) || pool.whitelist.some((address) => address === account?.address)),
			withWorkers: ({ workers }) => workers.length > 0,
			earning: (pool) => (apr(pool) ?? 0) > 0,
			belowFull: ({ commissionPpm }) => commissionPpm < MAX_PPM,
			delegated: ({ pid }) => delegated.has(pid),
			mine: isMine,
		};
		return (pool) =>
			filters.every((filter) => tests[filter](pool)) &&
			(pool.delegable === null || pool.delegable >= minDelegable) &&
			(words === "" ||
				String(pool.pid) === words.replace(/^#/, "") ||
				(poolName(pool) ?? "").toLowerCase().includes(words) ||
				pool.owner.toLowerCase().startsWith(words));
	}, [search, filters, minDelegable, apr, account, me]);
}

function useColumns(apr: Wanted["apr"]): readonly Column<Pool>[] {
	const { pool: text } = useText();
	return useMemo(
		() => [
			{
				key: "pid",
				label: text.one,
				sortBy: ({ pid }) => pid,
				render: (pool) => (
					<span className="pool-cell">
						<PoolLink {...pool} />
						{pool.whitelist && (
							<Badge size="sm" variant="light" color="gray">
								{text.whitelisted}
							</Badge>
						)}
					</span>
				),
			},
			{
				key: "apr",
				label: text.apr,
				hint: text.aprHint,
				isNumber: true,
				sortBy: apr,
				render: (pool) => <Estimate ratio={apr(pool)} />,
			},
			{
				key: "commission",
				label: text.commission,
				isNumber: true,
				sortBy: ({ commissionPpm }) => commissionPpm,
				render: ({ commissionPpm }) => <Percent ppm={commissionPpm} />,
			},
			amountColumn("totalStake", text.totalStake, ({ totalStake }) => totalStake),
			amountColumn("totalShares", text.totalShares, ({ totalShares }) => totalShares),
			{
				key: "delegable",
				label: text.delegable,
				isNumber: true,
				sortBy: ({ delegable }) => delegable ?? 2n ** 128n,
				render: ({ delegable }) => (delegable === null ? text.unlimited : <Amount value={delegable} />),
			},
			amountColumn("freeStake", text.freeStake, ({ freeStake }) => freeStake),
			amountColumn("releasingStake", text.releasingStake, ({ releasingStake }) => releasingStake),
			withdrawingColumn(text.withdrawing),
			amountColumn("ownerReward", text.ownerReward, ({ ownerReward }) => ownerReward),
			countColumn("workers", text.workers, ({ workers }) => workers.length),
		],
		[text, apr],
	);
}

function PoolsPlaceholder() {
	const text = useText();
	return (
		<div className="placeholder" role="status" aria-label={text.state.loading}>
			{Array.from({ length: 14 }, (_, index) => (
				<Skeleton key={index} height={44} mb={4} radius="sm" />
			))}
		</div>
	);
}
