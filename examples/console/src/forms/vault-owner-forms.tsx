import { Text } from "@mantine/core";
import { Amount } from "../format/amount.tsx";
import { useText } from "../text/text-provider.tsx";
import { PlanForm } from "../transaction/plan-form.tsx";
import { Facts } from "../ui/facts.tsx";
import { ActionForm } from "./action-form.tsx";
import { TargetField, useTargetInput } from "./target-field.tsx";

interface VaultFormProps {
	readonly pid: number;
	readonly onDone: () => void;
}

/** Settles the owner's part of the gain of a vault: mints shares. */
export function MintCutForm({ pid, onDone }: VaultFormProps) {
	const { vault: text } = useText();
	return (
		<ActionForm
			plan={(phala) => phala.vault(pid).gainOwnerShares()}
			planKey={["gainOwnerShares", pid]}
			label={{ operation: "gainOwnerShares", params: { pid: String(pid) } }}
			submit={text.mint}
			about={text.mintAbout}
			preview={({ result }) =>
				result && (
					<Facts.Row label={text.minted}>
						<Amount value={result.shares} exact />
					</Facts.Row>
				)
			}
			onDone={onDone}
		/>
	);
}

/** Turns the shares that the owner of a vault gained into a position. */
export function ClaimOwnerSharesForm({ pid, onDone }: VaultFormProps) {
	const { vault: text } = useText();
	const input = useTargetInput();
	const { target } = input;
	return (
		<PlanForm
			plan={(phala) => phala.vault(pid).claimOwnerShares({ target })}
			planKey={["claimOwnerShares", pid, target]}
			label={{ operation: "claimOwnerShares", params: { pid: String(pid) } }}
			submit={text.claimShares}
			preview={({ result }) =>
				result && (
					<Facts.Row label={text.claimed}>
						<Amount value={result.shares} exact />
					</Facts.Row>
				)
			}
			onDone={onDone}
		>
			<Text size="sm">{text.claimSharesAbout}</Text>
			<TargetField input={input} />
		</PlanForm>
	);
}
