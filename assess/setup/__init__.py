"""Start an assessment, write its brief, assess again."""
