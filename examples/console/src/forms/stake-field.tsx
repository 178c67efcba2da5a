import { Slider } from "@mantine/core";
import type { StakeBounds } from "phala-stakepool";
import { useFormat } from "../format/use-format.ts";
import { useText } from "../text/text-provider.tsx";
import { AmountField, type AmountInput } from "../transaction/amount-field.tsx";

const PHA = 10n ** 12n;

interface StakeFieldProps {
	readonly input: AmountInput;
	/** Smin and Smax of the worker. */
	readonly bounds: StakeBounds;
	/** Its present stake, below which a restart cannot go; `null` before the start. */
	readonly stake: bigint | null;
	/** Free stake of the pool. */
	readonly freeStake: bigint | undefined;
}

/** A stake from Smin to Smax: a slider in whole PHA whose ends are the exact bounds, and a field of all digits. */
export function StakeField({ input, bounds: { min: smin, max }, stake, freeStake }: StakeFieldProps) {
	const { worker: text, workers } = useText();
	const format = useFormat();
	const min = stake ?? smin;
	const [low, high] = [Number(min / PHA), Number((max + PHA - 1n) / PHA)];
	const slide = (whole: number) => {
		const exact = whole <= low ? min : whole >= high ? max : BigInt(whole) * PHA;
		input.type(format.toField(exact));
	};
	const value = input.amount === null ? low : Number(input.amount / PHA);
	return (
		<div className="stake-field">
			<AmountField
				input={input}
				label={text.stake}
				description={`${workers[stake === null ? "bounds" : "more"](format.pha(min), format.pha(max))}${
					freeStake === undefined ? "" : `. ${workers.freeStake(format.pha(freeStake, 2))}`
				}`}
			/>
			<Slider
				min={low}
				max={high}
				value={Math.min(high, Math.max(low, value))}
				onChange={slide}
				label={(whole) => format.integer(whole)}
				thumbLabel={text.stake}
				marks={[
					{ value: low, label: stake === null ? text.smin : workers.now },
					{ value: high, label: text.smax },
				]}
			/>
		</div>
	);
}
