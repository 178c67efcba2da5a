import { Anchor } from "@mantine/core";
import { isPhalaError, type StakePoolState } from "phala-stakepool";
import { usePool } from "phala-stakepool/react";
import { Link } from "wouter";
import { Amount } from "../format/amount.tsx";
import { AmountFigure } from "../format/amount-figure.tsx";
import { Estimate, Percent } from "../format/values.tsx";
import { useText } from "../text/text-provider.tsx";
import { Figure, Figures } from "../ui/figures.tsx";
import { EmptyState, Live } from "../ui/states.tsx";
import { AboutPool } from "./about-pool.tsx";
import { OwnerSettings } from "./owner-settings.tsx";
import { PoolHead } from "./pool-head.tsx";
import { PoolRewards } from "./pool-rewards.tsx";
import { PoolWorkers } from "./pool-workers.tsx";
import { useApr } from "./use-apr.ts";
import { WithdrawQueue } from "./withdraw-queue.tsx";
import { YourStake } from "./your-stake.tsx";

/** A stake pool: its figures, the stake of the account, the withdraw queue. */
export function PoolPage({ pid }: { readonly pid: number }) {
	const text = useText();
	const pool = usePool(pid);
	if (isPhalaError(pool.error, "NOT_FOUND"))
		return <EmptyState title={text.state.noPool(String(pid))} back={{ href: "/", label: text.state.back }} />;
	return (
		<>
			<Anchor component={Link} href="/" size="sm">
				← {text.state.back}
			</Anchor>
			<Live of={pool} height={420}>
				{(state) => (
					<>
						<PoolHead pool={state} unnamed={text.pool.name(pid)} />
						<PoolFigures pool={state} />
						<YourStake pid={pid} />
						<OwnerSettings pool={state} />
						<PoolWorkers pool={state} />
						<PoolRewards pid={pid} />
						<WithdrawQueue pool={state} kind="stakePool" />
						<AboutPool title={text.owner.about} description={state.description} />
					</>
				)}
			</Live>
		</>
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
			<AmountFigure label={text.totalStake} value={pool.totalStake} />
			<AmountFigure label={text.totalShares} value={pool.totalShares} />
			<AmountFigure label={text.freeStake} value={pool.freeStake} />
			<AmountFigure label={text.stakedStake} value={pool.stakedStake} />
			<AmountFigure label={text.releasingStake} value={pool.releasingStake} />
			<AmountFigure label={text.withdrawing} value={withdrawing} />
			<Figure label={text.cap}>{orUnlimited(pool.cap)}</Figure>
			<Figure label={text.capGap}>{orUnlimited(pool.capGap)}</Figure>
			<Figure label={text.delegable}>{orUnlimited(pool.delegable)}</Figure>
			<AmountFigure label={text.ownerReward} value={pool.ownerReward} />
		</Figures>
	);
}
