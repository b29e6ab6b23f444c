/** What `fetch` takes as a body: browsers' types name it, Node's do not, and the generated client uses the name. */
type BodyInit = NonNullable<RequestInit['body']>;
