import type { CollectionQuery } from "../entities/collection-query.ts";

/** How a hook orders and cuts rows. @public */
export type RowOrder<Row> = Pick<CollectionQuery<Row>, "orderBy" | "offset" | "limit">;

/** Which rows of a collection a hook returns, and in which order. */
export type RowSelection<Row> = RowOrder<Row> & Pick<CollectionQuery<Row>, "where">;
