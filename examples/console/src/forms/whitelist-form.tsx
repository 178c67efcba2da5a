import { SegmentedControl, TextInput } from "@mantine/core";
import { useState } from "react";
import { shorten } from "../format/address.tsx";
import { useText } from "../text/text-provider.tsx";
import { PlanForm } from "../transaction/plan-form.tsx";
import type { PoolFormProps } from "./form-props.ts";

type Change = "addToWhitelist" | "removeFromWhitelist";

/** Adds an account to the whitelist of a pool, or removes one. The first one closes the pool to all others. */
export function WhitelistForm({
	pid,
	onDone,
	whitelist,
}: PoolFormProps & { readonly whitelist: readonly string[] | null }) {
	const { settings: text } = useText();
	const [change, setChange] = useState<Change>("addToWhitelist");
	const [typed, setTyped] = useState("");
	const address = typed.trim();
	return (
		<PlanForm
			plan={address === "" ? null : (phala) => phala.stakePool(pid)[change](address)}
			planKey={[change, pid, address]}
			label={{ operation: change, params: { pid: String(pid), address: shorten(address) } }}
			submit={text[change]}
			onDone={onDone}
		>
			<SegmentedControl
				fullWidth
				aria-label={text.whitelist}
				value={change}
				onChange={(value) => setChange(value as Change)}
				data={(["addToWhitelist", "removeFromWhitelist"] as const).map((value) => ({ value, label: text[value] }))}
			/>
			<TextInput
				label={text.delegatorAddress}
				description={text.whitelistAbout(whitelist?.length ?? 0)}
				autoComplete="off"
				spellCheck={false}
				list="whitelisted"
				value={typed}
				onChange={({ currentTarget }) => setTyped(currentTarget.value)}
				classNames={{ input: "address" }}
			/>
			<datalist id="whitelisted">
				{change === "removeFromWhitelist" && whitelist?.map((account) => <option key={account} value={account} />)}
			</datalist>
		</PlanForm>
	);
}
