import type { ReactNode } from "react";

/** Names and values, one a line, values on the right. */
export function Facts({ children }: { readonly children: ReactNode }) {
	return <dl className="facts">{children}</dl>;
}

function Row({
	label,
	hint,
	children,
}: {
	readonly label: string;
	readonly hint?: string;
	readonly children: ReactNode;
}) {
	return (
		<div>
			<dt title={hint}>{label}</dt>
			<dd>{children}</dd>
		</div>
	);
}

Facts.Row = Row;
