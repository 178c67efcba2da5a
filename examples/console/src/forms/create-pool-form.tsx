import { Anchor, Text } from "@mantine/core";
import { Link } from "wouter";
import { useText } from "../text/text-provider.tsx";
import { PlanForm } from "../transaction/plan-form.tsx";
import { Facts } from "../ui/facts.tsx";

/** Creates a stake pool, and leads to it. */
export function CreatePoolForm({ onDone }: { readonly onDone: () => void }) {
	const text = useText();
	return (
		<PlanForm
			plan={(phala) => phala.createStakePool()}
			planKey={["createStakePool"]}
			label={{ operation: "createStakePool", params: {} }}
			submit={text.createPool.submit}
			result={({ pid }) => (
				<Facts.Row label={text.createPool.created}>
					<Anchor component={Link} href={`/pools/${pid}`}>
						{text.pool.name(pid)}
					</Anchor>
				</Facts.Row>
			)}
			onDone={onDone}
		>
			<Text size="sm">{text.createPool.about}</Text>
		</PlanForm>
	);
}
