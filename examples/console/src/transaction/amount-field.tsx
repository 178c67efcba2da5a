import { Button, TextInput } from "@mantine/core";
import { parsePha } from "phala-stakepool";
import { useState } from "react";
import { LIST_DECIMALS, useFormat } from "../format/use-format.ts";
import { useText } from "../text/text-provider.tsx";

/** What the user typed into a field of an amount. */
export interface AmountInput {
	readonly text: string;
	/** Pico PHA; `null`: nothing was typed, or no amount. */
	readonly amount: bigint | null;
	/** Whether it is all there is, chosen by the button. */
	readonly isAll: boolean;
	readonly isInvalid: boolean;
	readonly type: (text: string) => void;
	readonly takeAll: () => void;
}

/**
 * State of a field of an amount.
 *
 * @param all - what the button "Max" takes, pico PHA
 * @param first - what the field has at first, pico PHA
 */
export function useAmountInput(all?: bigint | null, first?: bigint): AmountInput {
	const format = useFormat();
	const [typed, type] = useState(first === undefined ? "" : format.toField(first));
	const [isAll, setAll] = useState(false);
	const takesAll = isAll && all !== null && all !== undefined;
	const text = takesAll ? format.toField(all) : typed;
	const amount = takesAll ? all : parse(format.toPlainAmount(typed));
	return {
		text,
		amount,
		isAll: takesAll,
		isInvalid: text.trim() !== "" && amount === null,
		type(next) {
			setAll(false);
			type(next);
		},
		takeAll: () => setAll(true),
	};
}

function parse(text: string): bigint | null {
	try {
		return parsePha(text);
	} catch {
		return null;
	}
}

interface AmountFieldProps {
	readonly input: AmountInput;
	/** Above the field; without it the placeholder names it. */
	readonly label?: string;
	readonly placeholder?: string;
	readonly description?: string;
	/** An amount that there is, below the label: pico PHA, `null` and `undefined` while it is not known. */
	readonly available?: { readonly label: string; readonly amount: bigint | null | undefined };
	/** Whether there is a button that takes all. */
	readonly hasMax?: boolean;
}

/** A field of an amount of PHA. */
export function AmountField({
	input,
	label,
	placeholder = "0",
	description,
	available,
	hasMax = false,
}: AmountFieldProps) {
	const { form } = useText();
	const format = useFormat();
	const there =
		available &&
		(available.amount == null
			? "\u00a0"
			: form.available(available.label, format.pha(available.amount, LIST_DECIMALS)));
	return (
		<TextInput
			label={label}
			description={there ?? description}
			inputMode="decimal"
			autoComplete="off"
			placeholder={placeholder}
			aria-label={label ?? placeholder}
			value={input.text}
			onChange={({ currentTarget }) => input.type(currentTarget.value)}
			error={input.isInvalid ? form.invalidAmount : null}
			classNames={{ input: "number-input" }}
			rightSectionWidth={hasMax ? 104 : 52}
			rightSection={
				<span className="amount-unit">
					PHA
					{hasMax && (
						<Button size="compact-xs" variant="light" onClick={input.takeAll}>
							{form.max}
						</Button>
					)}
				</span>
			}
		/>
	);
}
