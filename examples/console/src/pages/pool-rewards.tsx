import { Skeleton } from "@mantine/core";
import { lazy, Suspense } from "react";
import { Amount } from "../format/amount.tsx";
import { useText } from "../text/text-provider.tsx";
import { Section } from "../ui/section.tsx";
import { EmptyState, Live } from "../ui/states.tsx";
import { REWARD_BLOCKS, useRewards } from "./use-rewards.ts";

// The library of charts loads with the first chart.
const RewardsChart = lazy(() => import("./rewards-chart.tsx"));

const HEIGHT = 260;

/** What a pool was paid lately, as a chart. */
export function PoolRewards({ pid }: { readonly pid: number }) {
	const { rewards: text } = useText();
	const rewards = useRewards(pid);
	const total = rewards.value?.reduce((sum, { toDelegators, toOwner }) => sum + toDelegators + toOwner, 0n);
	return (
		<Section
			title={text.title}
			actions={
				<span className="dim">
					{text.blocks(REWARD_BLOCKS)} <Amount value={total} symbol="PHA" />
				</span>
			}
		>
			<Live of={rewards} height={HEIGHT}>
				{(all) =>
					all.length === 0 ? (
						<EmptyState title={text.none} hint={text.noneHint} />
					) : (
						<Suspense fallback={<Skeleton height={HEIGHT} radius="md" />}>
							<RewardsChart rewards={all} height={HEIGHT} />
						</Suspense>
					)
				}
			</Live>
		</Section>
	);
}
