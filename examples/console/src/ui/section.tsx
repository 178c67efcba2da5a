import { Title } from "@mantine/core";
import type { ReactNode } from "react";

interface SectionProps {
	readonly title: string;
	/** Buttons beside the title. */
	readonly actions?: ReactNode;
	readonly children: ReactNode;
}

/** A part of a page with its own title. */
export function Section({ title, actions, children }: SectionProps) {
	return (
		<section className="section" aria-label={title}>
			<div className="section-head">
				<Title order={2} size="h3">
					{title}
				</Title>
				<div className="actions">{actions}</div>
			</div>
			{children}
		</section>
	);
}
