import { useComputedColorScheme } from "@mantine/core";
import { useElementSize } from "@mantine/hooks";
import { formatPha } from "phala-stakepool";
import { useEffect, useRef, useState } from "react";
import uPlot from "uplot";
import "uplot/dist/uPlot.min.css";
import { useFormat } from "../format/use-format.ts";
import { useText } from "../text/text-provider.tsx";
import type { Reward } from "./use-rewards.ts";

interface RewardsChartProps {
	readonly rewards: readonly Reward[];
	readonly height: number;
}

const COLORS = {
	light: { text: "#5c6670", grid: "#e4e8eb", delegators: "#0b7285", owner: "#b35900" },
	dark: { text: "#9aa3ad", grid: "#2e3135", delegators: "#3bc9db", owner: "#ffa94d" },
};

/** The sum of all rewards over time, of delegators and of the owner. */
export default function RewardsChart({ rewards, height }: RewardsChartProps) {
	const { rewards: text } = useText();
	const format = useFormat();
	const scheme = useComputedColorScheme("light");
	const { ref, width } = useElementSize<HTMLDivElement>();
	const host = useRef<HTMLDivElement>(null);
	const [chart, setChart] = useState<uPlot | null>(null);
	useEffect(() => {
		if (!host.current || width === 0) return;
		const color = COLORS[scheme];
		const axis = { stroke: color.text, grid: { stroke: color.grid, width: 1 }, ticks: { show: false } };
		const series = (label: string, stroke: string): uPlot.Series => ({
			label,
			stroke,
			width: 2,
			fill: `${stroke}18`,
			points: { show: ({ data: [times] }) => times.length < 3 },
			value: (_, value) => (value === null ? "–" : `${format.decimal(value)} PHA`),
		});
		const created = new uPlot(
			{
				width,
				height: height - 40,
				padding: [12, 24, 0, 0],
				axes: [
					{ ...axis, space: 90, values: (_, ticks, __, ___, step) => ticks.map((tick) => format.tick(tick, step)) },
					{ ...axis, size: 72, values: (_, values) => values.map((value) => format.decimal(value)) },
				],
				series: [
					{ label: text.time, value: (_, value) => (value === null ? "–" : `${format.time(value)} UTC`) },
					series(text.delegators, color.delegators),
					series(text.owner, color.owner),
				],
				// The legend has the newest sums until a point is chosen.
				hooks: { setCursor: [showNewest] },
				tzDate: (seconds) => uPlot.tzDate(new Date(seconds * 1000), "UTC"),
			},
			[[], [], []],
			host.current,
		);
		setChart(created);
		return () => created.destroy();
	}, [width, height, scheme, text, format]);
	useEffect(() => {
		if (!chart) return;
		chart.setData(toSums(rewards));
		showNewest(chart);
	}, [chart, rewards]);
	return (
		<div className="chart" style={{ minHeight: height }}>
			{/* Without padding, which its size would include. */}
			<div ref={ref}>
				<div ref={host} role="img" aria-label={text.chartOf(rewards.length)} />
			</div>
		</div>
	);
}

/** Shows the newest sums in the legend while no point is chosen. */
function showNewest(chart: uPlot): void {
	const { length } = chart.data[0];
	if (length > 0 && chart.cursor.idx == null) chart.setLegend({ idx: length - 1 }, false);
}

/** Times, and the sums of the rewards until then; floats, for the eye alone. */
function toSums(rewards: readonly Reward[]): uPlot.AlignedData {
	let [delegators, owner] = [0n, 0n];
	const sums = new Map<number, readonly [number, number]>();
	for (const { at, toDelegators, toOwner } of rewards) {
		delegators += toDelegators;
		owner += toOwner;
		sums.set(at, [Number(formatPha(delegators)), Number(formatPha(owner))]);
	}
	const points = [...sums.values()];
	return [[...sums.keys()], points.map(([sum]) => sum), points.map(([, sum]) => sum)];
}
