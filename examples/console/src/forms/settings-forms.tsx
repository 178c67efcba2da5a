import { Text, TextInput } from "@mantine/core";
import { formatPercent, parsePha, percent } from "phala-stakepool";
import { MAX_PPM, splitReward } from "phala-stakepool/math";
import { usePool } from "phala-stakepool/react";
import { useState } from "react";
import { Amount } from "../format/amount.tsx";
import { useFormat } from "../format/use-format.ts";
import { useText } from "../text/text-provider.tsx";
import { AmountField, useAmountInput } from "../transaction/amount-field.tsx";
import { PlanForm } from "../transaction/plan-form.tsx";
import { Facts } from "../ui/facts.tsx";
import type { PoolFormProps } from "./form-props.ts";
import { type PoolReference, poolOf } from "./pool-of.ts";
import { usePoolState } from "./use-pool-state.ts";

/** A reward to show the split of. */
const EXAMPLE = parsePha("100");

interface SetCommissionFormProps {
	readonly pool: PoolReference;
	/** What the field has at first, parts per million. */
	readonly suggested?: number | undefined;
	readonly onDone: () => void;
}

/** Sets the commission of a stake pool or a vault, with the split of an example. */
export function SetCommissionForm({ pool, suggested, onDone }: SetCommissionFormProps) {
	const { settings: text } = useText();
	const format = useFormat();
	const current = usePoolState(pool)?.commissionPpm;
	const [typed, setTyped] = useState(suggested === undefined ? "" : format.percent(suggested).replace(/[\s%]/g, ""));
	const ppm = parsePercent(format.toPlainAmount(typed));
	const split = ppm === null ? null : splitReward(EXAMPLE, ppm);
	return (
		<PlanForm
			plan={ppm === null ? null : (phala) => poolOf(phala, pool).setCommission({ ppm })}
			planKey={["setCommission", pool.pid, ppm]}
			label={{ operation: "setCommission", params: { pid: String(pool.pid), percent: formatPercent(ppm ?? 0) } }}
			submit={text.setCommission}
			onDone={onDone}
		>
			<TextInput
				label={text.commission}
				description={text.commissionAbout(current === undefined ? null : format.percent(current))}
				inputMode="decimal"
				autoComplete="off"
				placeholder="0"
				value={typed}
				onChange={({ currentTarget }) => setTyped(currentTarget.value)}
				error={typed.trim() !== "" && ppm === null ? text.commissionInvalid : null}
				classNames={{ input: "number-input" }}
				rightSection={<span className="dim">%</span>}
			/>
			<Facts>
				<Facts.Row label={text.exampleOwner}>
					<Amount value={split?.toOwner} symbol="PHA" />
				</Facts.Row>
				<Facts.Row label={text.exampleDelegators}>
					<Amount value={split?.toDelegators} symbol="PHA" />
				</Facts.Row>
			</Facts>
		</PlanForm>
	);
}

/** Parts per million of a percentage from 0 to 100; `null` for anything else. */
function parsePercent(text: string): number | null {
	try {
		const ppm = percent(text);
		return ppm <= MAX_PPM ? ppm : null;
	} catch {
		return null;
	}
}

/** Sets the cap of a pool. It can be raised and lowered, and not be removed again. */
export function SetCapForm({ pid, onDone }: PoolFormProps) {
	const text = useText();
	const format = useFormat();
	const { value: pool } = usePool(pid);
	const input = useAmountInput(pool?.totalStake);
	const { amount } = input;
	return (
		<PlanForm
			plan={amount === null ? null : (phala) => phala.stakePool(pid).setCap(amount)}
			planKey={["setCap", pid, amount]}
			label={{ operation: "setCap", params: { pid: String(pid), amount: format.pha(amount ?? 0n) } }}
			submit={text.settings.setCap}
			onDone={onDone}
		>
			<Text size="sm">{text.settings.capAbout}</Text>
			<AmountField
				input={input}
				label={text.pool.cap}
				available={{ label: text.pool.totalStake, amount: pool?.totalStake }}
			/>
		</PlanForm>
	);
}
