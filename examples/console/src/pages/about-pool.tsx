import type { PoolDescription } from "phala-stakepool";
import { CONTACTS } from "../forms/description-form.tsx";
import { useText } from "../text/text-provider.tsx";
import { Facts } from "../ui/facts.tsx";
import { Section } from "../ui/section.tsx";

interface AboutPoolProps {
	readonly title: string;
	readonly description: PoolDescription | null;
}

/** What the owner says about a pool or a vault. Nothing without a description in the form of the Console. */
export function AboutPool({ title, description }: AboutPoolProps) {
	const { settings } = useText();
	const fields = description?.fields;
	const contacts = CONTACTS.filter((name) => fields?.[name]);
	if (!fields || (!fields.ann && contacts.length === 0)) return null;
	return (
		<Section title={title}>
			<div className="box">
				{fields.ann && <p className="announcement">{fields.ann}</p>}
				{contacts.length > 0 && (
					<Facts>
						{contacts.map((name) => (
							<Facts.Row key={name} label={settings.contacts[name]}>
								{fields[name]}
							</Facts.Row>
						))}
					</Facts>
				)}
			</div>
		</Section>
	);
}
