import { Anchor, Text } from "@mantine/core";
import { Link } from "wouter";
import { useText } from "../text/text-provider.tsx";
import { PlanForm } from "../transaction/plan-form.tsx";
import { Facts } from "../ui/facts.tsx";

/** Creates a vault, and leads to it. */
export function CreateVaultForm({ onDone }: { readonly onDone: () => void }) {
	const { vault: text } = useText();
	return (
		<PlanForm
			plan={(phala) => phala.createVault()}
			planKey={["createVault"]}
			label={{ operation: "createVault", params: {} }}
			submit={text.create}
			result={({ pid }) => (
				<Facts.Row label={text.created}>
					<Anchor component={Link} href={`/vaults/${pid}`}>
						{text.name(pid)}
					</Anchor>
				</Facts.Row>
			)}
			onDone={onDone}
		>
			<Text size="sm">{text.createAbout}</Text>
		</PlanForm>
	);
}
