import { Figure } from "../ui/figures.tsx";
import { Amount } from "./amount.tsx";

/** A figure that is an amount, with all its digits on demand. */
export function AmountFigure({ label, value }: { readonly label: string; readonly value: bigint | null | undefined }) {
	return (
		<Figure label={label}>
			<Amount value={value} exact />
		</Figure>
	);
}
