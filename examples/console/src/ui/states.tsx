import { Alert, Button, Skeleton, Stack, Text, Title } from "@mantine/core";
import type { LiveSnapshot } from "phala-stakepool/react";
import type { ReactNode } from "react";
import { Link } from "wouter";
import { useDescribeError } from "../format/describe-error.ts";
import { useText } from "../text/text-provider.tsx";

/** Shown where a list has nothing. */
export function EmptyState({
	title,
	hint,
	back,
	children,
}: {
	readonly title: string;
	readonly hint?: string;
	/** A button that leads on. */
	readonly back?: { readonly href: string; readonly label: string };
	readonly children?: ReactNode;
}) {
	return (
		<Stack align="center" gap="xs" className="empty">
			<Title order={3} size="h4">
				{title}
			</Title>
			{hint && <Text c="dimmed">{hint}</Text>}
			{back && (
				<Button component={Link} href={back.href} variant="light">
					{back.label}
				</Button>
			)}
			{children}
		</Stack>
	);
}

/** Shown where a read failed. */
export function ErrorState({
	title,
	error,
	retry,
}: {
	/** That a value could not be read, by default. */
	readonly title?: string;
	readonly error: Error;
	readonly retry?: () => void;
}) {
	const text = useText();
	const describe = useDescribeError();
	return (
		<Alert color="red" title={title ?? text.state.failed} role="alert">
			<p>{describe(error)}</p>
			{retry && (
				<Button size="xs" variant="light" color="red" onClick={retry}>
					{text.state.retry}
				</Button>
			)}
		</Alert>
	);
}

interface LiveProps<T> {
	/** Of a hook of `phala-stakepool/react`. */
	readonly of: LiveSnapshot<T>;
	/** Height of the placeholder until there is a value, px. */
	readonly height?: number;
	readonly children: (value: T) => ReactNode;
}

/** Shows a live value, a placeholder of its size until it is there, and the error if it cannot be read. */
export function Live<T>({ of, height = 120, children }: LiveProps<T>) {
	if (of.value !== undefined) return children(of.value);
	if (of.status === "error") return <ErrorState error={of.error} retry={of.retry} />;
	return <Skeleton height={height} radius="md" />;
}
