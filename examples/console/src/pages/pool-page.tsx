import { Anchor, Badge, Title } from "@mantine/core";
import { isPhalaError, type StakePoolState } from "phala-stakepool";
import { usePool } from "phala-stakepool/react";
import { Link } from "wouter";
import { Address } from "../format/address.tsx";
import { Amount } from "../format/amount.tsx";
import { Estimate, Percent } from "../format/values.tsx";
import { useText } from "../text/text-provider.tsx";
import { Figure, Figures } from "../ui/figures.tsx";
import { Section } from "../ui/section.tsx";
import { EmptyState, Live } from "../ui/states.tsx";
import { AboutPool } from "./about-pool.tsx";
import { OwnerSettings } from "./owner-settings.tsx";
import { PayQueue } from "./pay-queue.tsx";
import { poolName } from "./pool-link.tsx";
import { PoolRewards } from "./pool-rewards.tsx";
import { PoolWorkers } from "./pool-workers.tsx";
import { useApr } from "./use-apr.ts";
import { WithdrawQueue } from "./withdraw-queue.tsx";
import { YourStake } from "./your-stake.tsx";

/** A stake pool: its figures, the stake of the account, the withdraw queue. */
export function PoolPage({ pid }: { readonly pid: number }) {
	const text = useText();
	const pool = usePool(pid);
	if (isPhalaError(pool.error, "NOT_FOUND")) return <EmptyState title={text.state.noPool(String(pid))} />;
	return (
		<>
			<Anchor component={Link} href="/" size="sm">
				← {text.state.back}
			</Anchor>
			<Live of={pool} height={420}>
				{(state) => (
					<>
						<PoolHead pool={state} />
						<PoolFigures pool={state} />
						<YourStake pid={pid} />
						<OwnerSettings pool={state} />
						<PoolWorkers pool={state} />
						<PoolRewards pid={pid} />
						<Section title={text.pool.queue} actions={<PayQueue pool={state} kind="stakePool" />}>
							<WithdrawQueue pool={state} />
						</Section>
						<AboutPool description={state.description} />
					</>
				)}
			</Live>
		</>
	);
}

function PoolHead({ pool }: { readonly pool: StakePoolState }) {
	const text = useText();
	const name = poolName(pool);
	return (
		<div className="page-head">
			<div>
				<Title order={1}>
					{name ?? text.pool.name(pool.pid)} <span className="dim">{name && `#${pool.pid}`}</span>
				</Title>
				<span className="dim">
					{text.pool.owner} <Address value={pool.owner} copy />
					{pool.whitelist && (
						<Badge variant="light" color="gray">
							{text.pool.whitelisted}
						</Badge>
					)}
				</span>
			</div>
		</div>
	);
}

function PoolFigures({ pool }: { readonly pool: StakePoolState }) {
	const { pool: text } = useText();
	const apr = useApr();
	const withdrawing = pool.withdrawQueue.reduce((sum, { value }) => sum + value, 0n);
	const orUnlimited = (amount: bigint | null) => (amount === null ? text.unlimited : <Amount value={amount} exact />);
	return (
		<Figures>
			<Figure label={text.apr} hint={text.aprHint}>
				<Estimate ratio={apr(pool)} />
			</Figure>
			<Figure label={text.commission}>
				<Percent ppm={pool.commissionPpm} />
			</Figure>
			<Figure label={text.totalStake}>
				<Amount value={pool.totalStake} exact />
			</Figure>
			<Figure label={text.totalShares}>
				<Amount value={pool.totalShares} exact />
			</Figure>
			<Figure label={text.freeStake}>
				<Amount value={pool.freeStake} exact />
			</Figure>
			<Figure label={text.stakedStake}>
				<Amount value={pool.stakedStake} exact />
			</Figure>
			<Figure label={text.releasingStake}>
				<Amount value={pool.releasingStake} exact />
			</Figure>
			<Figure label={text.withdrawing}>
				<Amount value={withdrawing} exact />
			</Figure>
			<Figure label={text.cap}>{orUnlimited(pool.cap)}</Figure>
			<Figure label={text.capGap}>{orUnlimited(pool.capGap)}</Figure>
			<Figure label={text.delegable}>{orUnlimited(pool.delegable)}</Figure>
			<Figure label={text.ownerReward}>
				<Amount value={pool.ownerReward} exact />
			</Figure>
		</Figures>
	);
}
