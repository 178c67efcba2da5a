import { Title } from "@mantine/core";
import type { ReactNode } from "react";

interface PageHeadProps {
	readonly title: ReactNode;
	/** A line below the title; `undefined` while it is not known, so that nothing moves when it comes. */
	readonly note?: ReactNode;
	/** Buttons beside the title. */
	readonly children?: ReactNode;
}

/** The title of a page, a line about it, and what can be done. */
export function PageHead({ title, note, children }: PageHeadProps) {
	return (
		<div className="page-head">
			<div>
				<Title order={1}>{title}</Title>
				<div className="dim head-line">{note ?? "\u00a0"}</div>
			</div>
			{children && <div className="actions">{children}</div>}
		</div>
	);
}
