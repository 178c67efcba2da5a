import { Paper } from "@mantine/core";
import type { ReactNode } from "react";

/** A grid of figures. */
export function Figures({ children }: { readonly children: ReactNode }) {
	return <dl className="figures">{children}</dl>;
}

/** A figure with its name above it. */
export function Figure({
	label,
	hint,
	children,
}: {
	readonly label: string;
	readonly hint?: string;
	readonly children: ReactNode;
}) {
	return (
		<Paper withBorder className="figure">
			<dt title={hint}>{label}</dt>
			<dd>{children}</dd>
		</Paper>
	);
}
