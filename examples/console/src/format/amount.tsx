import { Tooltip } from "@mantine/core";
import { LIST_DECIMALS, useFormat } from "./use-format.ts";

interface AmountProps {
	/** Pico PHA; `null` and `undefined` show a dash. */
	readonly value: bigint | null | undefined;
	readonly decimals?: number;
	readonly symbol?: string;
	/** Shows all digits on hover and focus. In lists a title on hover is enough, so that Tab does not stop at every number. */
	readonly exact?: boolean;
}

/** An amount of PHA or of shares, grouped and cut to two decimals. */
export function Amount({ value, decimals = LIST_DECIMALS, symbol, exact = false }: AmountProps) {
	const format = useFormat();
	if (value === null || value === undefined) return <span className="dim">–</span>;
	const unit = symbol ? `\u00a0${symbol}` : "";
	const all = `${format.pha(value)}${unit}`;
	const smallest = 10n ** BigInt(12 - decimals);
	const isCutToZero = value > 0n && value < smallest;
	const data = (
		<data className={value === 0n ? "number dim" : "number"} value={String(value)} title={exact ? undefined : all}>
			{isCutToZero ? `<\u00a0${format.pha(smallest)}` : format.pha(value, value === 0n ? 0 : decimals)}
			{symbol && <span className="unit">{unit}</span>}
		</data>
	);
	if (!exact) return data;
	return (
		<Tooltip label={all} events={{ hover: true, focus: true, touch: true }}>
			{/* biome-ignore lint/a11y/noNoninteractiveTabindex: shows all digits on focus */}
			<span tabIndex={0} className="exact">
				{data}
			</span>
		</Tooltip>
	);
}
